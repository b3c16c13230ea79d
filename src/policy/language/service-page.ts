import type { CatalogEntry } from '../catalog/catalog.ts'

/** Prefixes that several services share, each with a page of its own. */
const shared = new Set([
  ...[
    'apigateway',
    'aws-marketplace',
    'elasticloadbalancing',
    'execute-api',
    'greengrass',
    'kinesisanalytics',
  ],
  ...['lex', 'ses', 'sms-voice', 'waf-regional'],
])

/**
 * The page of a service in the Service Authorization Reference, which has the service's title as its name; undefined
 * where that is not certain.
 */
export const servicePage = ({ prefix, title, retired }: CatalogEntry): string | undefined =>
  retired || shared.has(prefix) || !/^[A-Za-z0-9 ()]+$/.test(title)
    ? undefined
    : `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${title
        .replaceAll(/[^A-Za-z0-9]/g, '')
        .toLowerCase()}.html`
