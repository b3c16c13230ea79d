import { useEffect, useState } from 'react'
import type { Persona } from '../../../../mocks/personas.ts'

interface PersonasPanelProps {
  readonly choose: (persona: Persona) => void
}

/** Who there is to be in the demo: one click fills the form. Rendered in the demo build only. */
export function PersonasPanel({ choose }: PersonasPanelProps) {
  const [personas, setPersonas] = useState<readonly Persona[]>([])
  useEffect(() => {
    if (import.meta.env.MODE !== 'demo') return
    let wanted = true
    void import('../../../../mocks/personas.ts').then(module => wanted && setPersonas(module.personas))
    return () => {
      wanted = false
    }
  }, [])
  return (
    <aside className="si-card si-personas" aria-labelledby="si-personas-title">
      <h2 className="si-subtitle" id="si-personas-title">
        Who do you want to be?
      </h2>
      <p className="si-lead">
        This is a demonstration: the whole service runs in this tab. Pick somebody to fill the form.
      </p>
      <ul className="si-persona-list">
        {personas.map(persona => (
          <li key={`${persona.account}/${persona.userName}`}>
            <button type="button" className="si-persona" onClick={() => choose(persona)}>
              <span className="si-persona-name">{persona.userName}</span>
              <span className="si-persona-title">{persona.title}</span>
              <span className="si-persona-shows">{persona.shows}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
