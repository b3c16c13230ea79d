/**
 * How keys are written to SQLite. The port sorts by UTF-16 code unit and keeps any text apart from any other;
 * SQLite sorts by UTF-8 byte and its driver cannot carry a lone surrogate. Code units below U+D800 are stored
 * as they are; the others each become one code point above U+FFFF, in the same order.
 */
const firstMapped = 0xd800
const mappedTo = 0x10000

const needsMapping = /[\ud800-\uffff]/

/** `key` in a form whose UTF-8 bytes sort as the key's code units do; prefixes stay prefixes. */
export const toSqlText = (key: string): string =>
  needsMapping.test(key)
    ? key.replace(/[\ud800-\uffff]/g, unit =>
        String.fromCodePoint(mappedTo + unit.charCodeAt(0) - firstMapped),
      )
    : key

/** Greater than every stored text that starts with `prefix`, which is itself in stored form. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`
