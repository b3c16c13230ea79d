/** Made by `src/tools/vite/aws-managed-policies.ts`. */
declare module 'virtual:aws-managed-policies' {
  const rows: readonly import('../../iam/aws-managed-policies.ts').AwsManagedPolicyRow[]
  export default rows
}
