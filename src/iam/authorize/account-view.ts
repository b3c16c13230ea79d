export interface AccountView { readonly accountId: string }
