import type { languages } from 'monaco-editor/editor'

/** How Monaco calls the language of policies. */
export const policyLanguage = 'iam-policy'

/** JSON, with policy variables in its texts told apart. */
export const policyGrammar: languages.IMonarchLanguage = {
  defaultToken: 'invalid',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/[{}[\]]/, '@brackets'],
      [/[,:]/, 'delimiter'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/true|false|null/, 'keyword'],
      // A name, since a colon follows it.
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
      [/"(?=(?:[^"\\]|\\.)*$)/, 'invalid', '@text'],
      [/"/, 'string', '@text'],
    ],
    text: [
      [/\$\{[^}"]*\}/, 'escape'],
      [/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/, 'escape'],
      [/\\./, 'invalid'],
      [/"/, 'string', '@pop'],
      [/[^"\\$]+|\$/, 'string'],
      // A text ends with its line.
      [/$/, '', '@pop'],
    ],
  },
}

/** What typing does by itself: brackets and quotes come in pairs, a new line within them is set in. */
export const policyTyping: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string'] },
    { open: '[', close: ']', notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"' },
  ],
  indentationRules: {
    increaseIndentPattern: /[{[][^{}[\]]*$/,
    decreaseIndentPattern: /^\s*[}\]]/,
  },
  // An action or an ARN is one word, so that completions replace all of it.
  wordPattern: /[^\s"[\]{},]+/,
}
