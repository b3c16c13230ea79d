import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useLocation, useRevalidator, useRouteError } from 'react-router'
import { ErrorNotice } from './error-notice.tsx'
import { hrefOf, paths } from './paths.ts'

/** What a person may come back to from a page of one thing. */
const lists = [
  [paths.users(), 'users'],
  [paths.groups(), 'user groups'],
  [paths.roles(), 'roles'],
  [paths.policies(), 'policies'],
] as const

/** Stands where the screen would be when its data, its code or its drawing failed. */
export const RouteError = () => {
  const error = useRouteError()
  const revalidator = useRevalidator()
  const { pathname } = useLocation()
  const chunkMissing =
    error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
  return (
    <SpaceBetween size="l">
      <Header variant="h1">This page cannot be shown</Header>
      <ErrorNotice
        error={
          chunkMissing
            ? new Error(
                'Part of the console could not be loaded; it may have been updated. Load the page again.',
              )
            : error
        }
        onRetry={chunkMissing ? () => location.reload() : () => void revalidator.revalidate()}
      />
      <SpaceBetween direction="horizontal" size="xs">
        {lists.map(
          ([path, text]) =>
            pathname.startsWith(path) && (
              <Button key={path} href={hrefOf(path)}>
                {`Go to ${text}`}
              </Button>
            ),
        )}
        <Button href={hrefOf(paths.dashboard())}>Go to the dashboard</Button>
      </SpaceBetween>
    </SpaceBetween>
  )
}
