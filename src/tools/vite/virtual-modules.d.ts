/** Made by `src/tools/vite/aws-managed-policies.ts`. */
declare module 'virtual:aws-managed-policies' {
  const rows: readonly import('../../iam/aws-managed-policies.ts').AwsManagedPolicyRow[]
  export default rows
}

/** Made by `src/tools/vite/iam-catalog.ts`. */
declare module 'virtual:iam-catalog' {
  export const index: () => Promise<import('../../policy/catalog/catalog-data.ts').IndexData>
  export const service: (
    prefix: string,
  ) => Promise<import('../../policy/catalog/catalog-data.ts').ServiceData>
  export const descriptions: (
    prefix: string,
  ) => Promise<import('../../policy/catalog/catalog-data.ts').DescriptionData>
}
