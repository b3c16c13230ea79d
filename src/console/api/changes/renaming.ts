/** Another name, another path, or both; what is absent stays. Either changes the ARN. */
export interface Renaming {
  readonly name: string
  readonly newName?: string | undefined
  readonly newPath?: string | undefined
}
