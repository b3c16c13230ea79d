/**
 * Identity providers that need no entry of their own in IAM, as policies write them, and what each is.
 * Source: IAM User Guide, "Available keys for AWS web identity federation".
 */
export const knownProviders: readonly (readonly [name: string, title: string])[] = [
  ['cognito-identity.amazonaws.com', 'Amazon Cognito'],
  ['accounts.google.com', 'Google'],
  ['graph.facebook.com', 'Facebook'],
  ['www.amazon.com', 'Login with Amazon'],
]
