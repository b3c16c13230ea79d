/** Actions that together make their holder as mighty as the account allows. */
export interface Escalation {
  readonly actions: readonly string[]
  readonly by: string
}

const alone = (by: string, ...actions: readonly string[]): readonly Escalation[] =>
  actions.map(action => ({ actions: [action], by }))

const withRole = (by: string, ...actions: readonly string[]): Escalation => ({
  actions: ['iam:PassRole', ...actions],
  by,
})

/**
 * Known ways from a few permissions to all of them. Source: the public research on IAM privilege escalation, among it
 * the catalogue of Rhino Security Labs.
 */
export const escalations: readonly Escalation[] = [
  ...alone(
    'rewriting a policy that is attached to oneself',
    'iam:CreatePolicyVersion',
    'iam:SetDefaultPolicyVersion',
  ),
  ...alone('attaching any policy', 'iam:AttachUserPolicy', 'iam:AttachGroupPolicy', 'iam:AttachRolePolicy'),
  ...alone('writing any policy', 'iam:PutUserPolicy', 'iam:PutGroupPolicy', 'iam:PutRolePolicy'),
  ...alone(
    'acting as any other user',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:UpdateLoginProfile',
  ),
  ...alone('joining any group', 'iam:AddUserToGroup'),
  ...alone('assuming any role', 'iam:UpdateAssumeRolePolicy'),
  ...alone('running code under the role of any function', 'lambda:UpdateFunctionCode'),
  withRole('running an instance under any role', 'ec2:RunInstances'),
  withRole('running a function under any role', 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  withRole('running a stack under any role', 'cloudformation:CreateStack'),
  withRole('running a task under any role', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  withRole('opening a development endpoint under any role', 'glue:CreateDevEndpoint'),
  withRole('running a job under any role', 'glue:CreateJob', 'glue:StartJobRun'),
  withRole('opening a notebook under any role', 'sagemaker:CreateNotebookInstance'),
  withRole('running a build under any role', 'codebuild:CreateProject', 'codebuild:StartBuild'),
]
