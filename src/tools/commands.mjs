import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Ends the program with one sentence when this Node is too old to run the rest. */
export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
  if (fits) return
  console.error(
    `Gatehouse needs Node 20.19, 22.13 or 24 and newer, and this is ${process.versions.node}: install one from https://nodejs.org.`,
  )
  process.exit(1)
}

/**
 * npm passes a SIGTERM to the shell that it runs us in, and some shells die of it without passing it on. Then
 * this process has another parent, and takes that for the signal.
 */
export const stopWithShell = () => {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  watch.unref()
}

/**
 * Runs a program to its end and gives its exit code (128 and more for a signal). Output goes to the terminal,
 * or with `quiet` is kept and given back. A SIGTERM that arrives meanwhile is passed on.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (program, args, { quiet = false, env = {} } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // Only .cmd files of Windows need a shell, and none of our arguments has anything to quote.
      shell: process.platform === 'win32' && program.endsWith('.cmd'),
    })
    let output = ''
    child.stdout?.on('data', data => {
      output += data
    })
    child.stderr?.on('data', data => {
      output += data
    })
    const pass = () => {
      child.kill('SIGTERM')
      process.exitCode = 143
    }
    process.once('SIGTERM', pass)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', pass)
      if (process.exitCode === 143) process.exit()
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output })
    })
  })

/**
 * Runs a program of a package in node_modules with this Node, whatever the shell's path says.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runPackage = (script, args, options) =>
  run(process.execPath, [join(root, 'node_modules', script), ...args], options)

/**
 * Runs npm: the one that runs us if there is one.
 * @param {readonly string[]} args
 */
export const runNpm = args => {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') === true && existsSync(script)) return run(process.execPath, [script, ...args])
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
}

/** Seconds since `start` (of `performance.now()`), as `3.1 s`. */
export const since = start => `${((performance.now() - start) / 1000).toFixed(1)} s`
