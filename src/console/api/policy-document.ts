/** IAM gives policy documents percent-encoded (RFC 3986); this is the text as it was written. */
export const decodeDocument = (encoded: string | undefined): string => decodeURIComponent(encoded ?? '')
