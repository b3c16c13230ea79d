/**
 * The demo bar's style, as text: the build's style compiler would replace `light-dark()` by the system's setting,
 * and here the theme that the person chose in the console decides.
 */
export const demoBarStyle = `
:host {
  position: fixed;
  inset-block-end: 12px;
  inset-inline-start: 12px;
  z-index: 6000;
  display: flex;
  gap: 8px;
  align-items: flex-end;
  font:
    13px / 18px "Open Sans",
    "Helvetica Neue",
    Roboto,
    Arial,
    sans-serif;
  color: light-dark(#0f141a, #dedee3);
}

.panel {
  max-inline-size: 300px;
  border: 1px solid light-dark(#8c8c94, #656871);
  border-radius: 8px;
  background: light-dark(#fff, #161d26);
}

.panel[open] {
  box-shadow: 0 4px 20px rgb(0 0 0 / 30%);
}

summary {
  font-weight: 700;
  cursor: pointer;
}

.panel > summary {
  padding: 3px 10px;
  border-radius: 8px;
}

.panel.exchanges[open] {
  inline-size: min(480px, 70vw);
  max-inline-size: none;
}

.exchange {
  padding-block: 8px;
  border-block-start: 1px solid light-dark(#c6c6cd, #424650);
}

.refused strong {
  color: light-dark(#db0000, #ff7a7a);
}

pre {
  margin: 4px 0;
  padding: 8px;
  border-radius: 6px;
  background: light-dark(#f6f6f9, #0f141a);
  font-family: Monaco, Menlo, Consolas, "Courier Prime", monospace;
  font-size: 12px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.body {
  max-block-size: min(70vh, 460px);
  padding: 0 12px 12px;
  overflow-y: auto;
}

p {
  margin: 6px 0;
}

section {
  margin-block-start: 10px;
  padding-block-start: 8px;
  border-block-start: 1px solid light-dark(#c6c6cd, #424650);
}

label {
  display: block;
  margin-block-end: 3px;
  font-weight: 700;
}

.row {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
  align-items: center;
  margin-block-start: 6px;
}

select,
input,
button {
  box-sizing: border-box;
  min-block-size: 26px;
  padding: 2px 8px;
  border: 1px solid light-dark(#8c8c94, #656871);
  border-radius: 6px;
  background: light-dark(#fff, #0f141a);
  color: inherit;
  font: inherit;
}

select {
  inline-size: 100%;
}

input {
  flex: 1 1 120px;
  min-inline-size: 0;
}

button {
  border-color: light-dark(#006ce0, #42b4ff);
  color: light-dark(#006ce0, #42b4ff);
  font-weight: 700;
  cursor: pointer;
}

button:hover {
  background: light-dark(#f0fbff, #1b232d);
}

:focus-visible {
  outline: 2px solid light-dark(#006ce0, #42b4ff);
  outline-offset: 2px;
}

input::placeholder {
  color: light-dark(#656871, #a4a4ad);
}

ul,
ol {
  margin: 6px 0 0;
  padding: 0;
  list-style: none;
}

code {
  overflow-wrap: anywhere;
  font-family: Monaco, Menlo, Consolas, "Courier Prime", monospace;
  font-size: 12px;
}

li code {
  flex: 1 1 0;
}

.notice {
  padding: 6px 8px;
  border-inline-start: 3px solid light-dark(#8d6605, #fbd332);
  background: light-dark(#fffbe0, #191100);
}

.problem {
  color: light-dark(#db0000, #ff7a7a);
}

.problem:empty {
  display: none;
}
`

/** The style of the page below: an open panel of messages stands beside the sign-in form, where there is room for both. */
export const besidePanelStyle = `
@media (min-width: 1100px) {
  .demo-exchanges-open .si-ground {
    padding-inline-start: 600px;
  }
}
`
