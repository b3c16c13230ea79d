import './personas-panel.css'

/** Somebody to be in the demo. */
export interface Persona {
  readonly account: string
  /** The e-mail address for a root user. */
  readonly userName: string
  readonly password: string
  readonly title: string
  readonly shows: string
  /** Base-32 seed of the authenticator app, where there is one. */
  readonly authenticatorSeed?: string
}

interface PersonasPanelProps {
  readonly personas: readonly Persona[]
  readonly choose: (persona: Persona) => void
}

/** Who there is to be in the demo: one click fills the form. */
export function PersonasPanel({ personas, choose }: PersonasPanelProps) {
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
              <span>{persona.title}</span>
              <span className="si-persona-shows">{persona.shows}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
