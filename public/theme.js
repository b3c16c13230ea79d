// The first paint's half of src/console/app/theme.ts: a classic script, since module scripts run after the first paint.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('gatehouse.theme')
  } catch {
    // Storage is forbidden to this page: the system's setting decides.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  document.body.classList.toggle('awsui-dark-mode', dark)
})()
