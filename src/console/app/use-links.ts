import { useEffect } from 'react'
import { useNavigate } from 'react-router'

/**
 * Lets the router follow every link into the console, whichever component drew it: components take plain addresses
 * and know no router, and guards against losing unsaved changes hold for all of them.
 */
export const useLinks = (): void => {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0
      if (event.defaultPrevented || modified || !(event.target instanceof Element)) return
      const link = event.target.closest('a[href^="#/"]')
      if (link === null || link.getAttribute('target') === '_blank') return
      event.preventDefault()
      void navigate((link.getAttribute('href') ?? '#/').slice(1))
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
}
