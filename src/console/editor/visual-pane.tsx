import { Fetched } from '../app/fetched.tsx'
import type { VisualViewProps } from './visual/visual-view.tsx'

const fetchView = async () => (await import('./visual/visual-view.tsx')).VisualView

/** The policy as cards, in a pane of its own. */
export const VisualPane = (props: VisualViewProps) => (
  <section className="gatehouse-visual-pane" aria-label="Visual editor">
    <Fetched name="visual-view" fetch={fetchView} what="the visual editor" props={props} />
  </section>
)
