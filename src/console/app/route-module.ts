import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { LoaderFunctionArgs, RouteObject } from 'react-router'

/** What a route tells the shell about itself. */
export interface RouteHandle {
  /** The last breadcrumb; those before it come from the routes around. */
  readonly crumb: (params: Readonly<Record<string, string | undefined>>) => string
  readonly contentType?: 'default' | 'form' | 'table' | 'wizard' | 'dashboard'
}

/** What a lazily loaded module of a route exports. */
export interface RouteModule {
  /** Starts or awaits the queries that the component reads; what it throws is shown instead of the screen. */
  readonly loader?: (queryClient: QueryClient, args: LoaderFunctionArgs) => unknown
  readonly Component: ComponentType
}

/** A route whose module is fetched when somebody goes there. */
export const lazyRoute = (
  queryClient: QueryClient,
  path: string,
  handle: RouteHandle,
  load: () => Promise<RouteModule>,
): RouteObject => ({
  path,
  handle,
  // Filters, pages and tabs change the address but not what was loaded; asking again for the same address does load again.
  shouldRevalidate: ({ currentUrl, nextUrl }) =>
    currentUrl.pathname !== nextUrl.pathname || currentUrl.search === nextUrl.search,
  lazy: async () => {
    const { loader, Component } = await load()
    return {
      Component,
      // The router wants an answer that is not undefined; the data themselves are in the query cache.
      ...(loader === undefined
        ? {}
        : { loader: async (args: LoaderFunctionArgs) => (await loader(queryClient, args)) ?? null }),
    }
  },
})

/** A parameter of the route's path; the router has matched it, so it is there. */
export const requiredParam = (params: Readonly<Record<string, string | undefined>>, name: string): string => {
  const value = params[name]
  if (value === undefined) throw new Error(`The address lacks its part "${name}".`)
  return value
}
