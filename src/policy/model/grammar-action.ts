/** What IAM says about an Action that it does not store; undefined when it stores it. */
export function actionFinding(
  action: string,
): { readonly message: string; readonly detail: string } | undefined {
  if (action === '*') return undefined
  const parts = action.split(':')
  const [vendor = ''] = parts
  if (parts.length === 1) {
    return {
      message: 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      detail: `The action "${action}" must be "*" or have the form "service:Name".`,
    }
  }
  if (parts.length > 2) {
    return {
      message: 'Actions/Condition can contain only one colon.',
      detail: `The action "${action}" has more than one colon; write "service:Name".`,
    }
  }
  if (vendor !== '*' && /[^a-zA-Z0-9\-.]/.test(vendor)) {
    return {
      message: `Vendor ${vendor} is not valid`,
      detail: `The service "${vendor}" of an action has letters, digits, hyphens and dots only.`,
    }
  }
  return undefined
}
