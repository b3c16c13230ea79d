import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Wizard from '@cloudscape-design/components/wizard'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { failureOf } from '../../../api/failure.ts'
import type { Owner } from '../../../api/queries/credentials.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { UnsavedChangesGuard } from '../../../app/unsaved-changes.tsx'
import { focusFirstProblem } from '../../../ui/focus-first-problem.ts'
import { AppStep } from './app-step.tsx'
import { ChooseStep } from './choose-step.tsx'
import {
  type EnrolmentDraft,
  emptyEnrolment,
  fieldOfFailure,
  nameProblemOf,
  setUpProblems,
} from './enrolment-draft.ts'
import { HardwareStep } from './hardware-step.tsx'
import { PasskeyStep } from './passkey-step.tsx'
import { PreCheckPanel } from './pre-check-panel.tsx'
import { useEnrolment } from './use-enrolment.ts'

interface AssignWizardProps {
  /** Undefined for the root user. */
  readonly owner: Owner
  readonly onAssigned: (serialNumber: string) => void
}

const submitTexts = {
  virtual: 'Assign MFA device',
  hardware: 'Assign MFA device',
  passkey: 'Register passkey',
} as const

/** Which device, then what it takes to know that the person holds it. */
export const AssignWizard = ({ owner, onAssigned }: AssignWizardProps) => {
  const navigate = useNavigate()
  const [draft, setDraft] = useState<EnrolmentDraft>(emptyEnrolment)
  const [step, setStep] = useState(0)
  const [checked, setChecked] = useState(-1)
  const [finished, setFinished] = useState(false)
  const { device, busy, error, forgetError, prepare, assign } = useEnrolment(owner)
  const change = (part: Partial<EnrolmentDraft>): void => {
    forgetError()
    // Nothing of another kind of device has been sent yet.
    if (part.kind !== undefined) setChecked(-1)
    setDraft(current => ({ ...current, ...part }))
  }
  const failure = error === undefined ? undefined : failureOf(error)
  const field = fieldOfFailure(failure?.code, draft.kind)
  const nameTaken = step === 0 && failure?.code === 'EntityAlreadyExists'
  const notMade = error instanceof Error && error.name === 'PasskeyNotMade' ? error.message : undefined
  const problems = setUpProblems(draft)
  const shown = { ...(checked >= 1 ? problems : {}), ...(field && { [field]: failure?.message }) }
  const notice = failure !== undefined && !nameTaken && field === undefined && notMade === undefined && (
    <ErrorNotice error={error} />
  )

  const check = (index: number, problem: boolean): boolean => {
    // At once: the fields must be marked by the time one of them is looked for.
    flushSync(() => setChecked(Math.max(checked, problem ? index : index - 1)))
    if (problem) focusFirstProblem()
    return !problem
  }
  const goTo = async (wanted: number): Promise<void> => {
    forgetError()
    if (wanted === 0) {
      setStep(0)
      return
    }
    if (!check(0, nameProblemOf(draft) !== undefined)) return
    if (draft.kind === 'virtual' && !(await prepare(draft.name))) return
    setStep(1)
  }
  const submit = async (): Promise<void> => {
    if (
      !check(
        1,
        Object.values(problems).some(problem => problem !== undefined),
      )
    )
      return
    const serialNumber = await assign(draft)
    if (serialNumber === undefined) return
    flushSync(() => setFinished(true))
    onAssigned(serialNumber)
  }
  const nameProblem =
    checked >= 0 && nameProblemOf(draft) !== undefined ? (
      nameProblemOf(draft)
    ) : nameTaken ? (
      <>
        {failure?.message} Choose another name, or delete the other one, if it is nobody’s, among the{' '}
        <Link href={hrefOf(paths.virtualMfaDevices('user=Nobody'))} fontSize="body-s">
          virtual MFA devices
        </Link>
        .
      </>
    ) : undefined
  return (
    <>
      <UnsavedChangesGuard unsaved={!finished && draft !== emptyEnrolment} />
      <Wizard
        activeStepIndex={step}
        submitButtonText={submitTexts[draft.kind]}
        isLoadingNextStep={busy}
        onCancel={() => void navigate(paths.mySecurityCredentials())}
        onNavigate={({ detail }) => void goTo(detail.requestedStepIndex)}
        onSubmit={() => void submit()}
        steps={[
          {
            title: 'Choose a device',
            content: (
              <ChooseStep
                owner={owner ?? 'root'}
                draft={draft}
                change={change}
                nameProblem={nameProblem}
                failure={notice}
                preCheck={
                  <Container
                    header={
                      <Header variant="h2" description="Looked up before anything is made.">
                        What your policies say
                      </Header>
                    }
                  >
                    {owner === undefined ? (
                      <Box>No policy limits the root user: nothing stands in the way.</Box>
                    ) : (
                      <PreCheckPanel
                        userName={owner}
                        kind={draft.kind}
                        deviceName={draft.name}
                        onName={name => change({ name })}
                      />
                    )}
                  </Container>
                }
              />
            ),
          },
          {
            title: 'Set it up',
            content: (
              <>
                {notice}
                {draft.kind === 'passkey' && (
                  <PasskeyStep name={draft.name} waiting={busy} problem={notMade} />
                )}
                {draft.kind === 'hardware' && <HardwareStep draft={draft} change={change} problems={shown} />}
                {draft.kind === 'virtual' && device !== undefined && (
                  <AppStep device={device} draft={draft} change={change} problems={shown} />
                )}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
