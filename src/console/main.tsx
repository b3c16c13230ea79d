import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { currentSession } from './api/session.ts'
import { ConfigurationError, loadConfiguration } from './app/configuration.ts'
import { Root } from './app/root.tsx'
import { followTheme } from './app/theme.ts'
import './app/fonts.css'
import type { Persona } from './features/sign-in/personas-panel.tsx'
import { leaveSignIn } from './features/sign-in/screen.ts'
import { StartFailure } from './features/sign-in/start-failure.tsx'
import { Waiting } from './features/sign-in/waiting.tsx'

followTheme()

const container = document.getElementById('root')
if (container === null) throw new Error('index.html lacks the element "root".')
const root = createRoot(container)

let personas: readonly Persona[] = []
try {
  if (import.meta.env.MODE === 'demo') {
    root.render(<Waiting title="Starting">Starting the demonstration…</Waiting>)
    const [mock, people] = await Promise.all([
      import('../../mocks/start.ts'),
      import('../../mocks/personas.ts'),
    ])
    await mock.startMock()
    personas = people.personas
  }
  await loadConfiguration()
  // Somebody who is signed in already followed a link to a sign-in page.
  if (currentSession() !== undefined) leaveSignIn()
  root.render(
    <StrictMode>
      <Root personas={personas} />
    </StrictMode>,
  )
} catch (failure) {
  root.render(<StartFailure sentence={sentenceOf(failure)} />)
  // The sentence is for the person; the console of the browser gets the whole error.
  if (!(failure instanceof ConfigurationError)) throw failure
}

function sentenceOf(failure: unknown): string {
  if (failure instanceof ConfigurationError) return failure.message
  return `The console could not start: ${failure instanceof Error ? failure.message : String(failure)}`
}
