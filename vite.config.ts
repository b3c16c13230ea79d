import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { awsManagedPolicies } from './src/tools/vite/aws-managed-policies.ts'
import { cloudscapeFonts } from './src/tools/vite/cloudscape-fonts.ts'
import { cloudscapeLayout } from './src/tools/vite/cloudscape-layout.ts'
import { cloudscapeTokens } from './src/tools/vite/cloudscape-tokens.ts'
import { compressedFiles } from './src/tools/vite/compressed-files.ts'
import { iamCatalog } from './src/tools/vite/iam-catalog.ts'
import { mockWorker } from './src/tools/vite/mock-worker.ts'
import { monacoCorrections } from './src/tools/vite/monaco-corrections.ts'

const sharedFiles = [
  // The sign-in page has it too, and nothing of the screens.
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 1 },
  { name: 'ui', test: /node_modules[\\/]@cloudscape-design[\\/]/, minShareCount: 22 },
]

/** `vite build` makes the console, `--mode demo` the console with the service in the tab, `--ssr` Node programs. */
export default defineConfig(({ mode, isSsrBuild }) => ({
  plugins: [
    react(),
    awsManagedPolicies(),
    iamCatalog(),
    cloudscapeFonts(),
    cloudscapeLayout(),
    cloudscapeTokens(),
    mockWorker(mode),
    monacoCorrections(),
    compressedFiles(mode),
  ],
  // The demo is put into any folder of any file server.
  base: mode === 'demo' ? './' : '/',
  // Modules, so that what a worker loads later is a file of its own.
  worker: {
    format: 'es',
    plugins: () => [iamCatalog()],
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  build: {
    outDir: mode === 'demo' ? 'dist/demo' : 'dist/console',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    target: isSsrBuild ? 'node20' : 'es2023',
    // Nothing as `data:`: the Content-Security-Policy of the server allows files only.
    assetsInlineLimit: 0,
    // What each route loads; the size test reads it.
    manifest: !isSsrBuild,
    // The catalogue and AWS's policies are large and fetched when asked for; a test holds what each route loads.
    chunkSizeWarningLimit: 5000,
    // How long each plugin takes is no news for whoever starts the server.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What nearly every screen shows is one file: by themselves these modules would become dozens of small ones.
      output: isSsrBuild ? {} : { codeSplitting: { groups: sharedFiles } },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'mocks/**/*.test.ts'],
    // Machines are shared and slow at times; only what hangs is to fail by time. Speed is the benches' business.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 50_000 } },
    // The SDK says in every process that its next releases leave Node 20; ours is pinned.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
}))
