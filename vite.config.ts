import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { awsManagedPolicies } from './src/tools/vite/aws-managed-policies.ts'

/** `vite build` makes the console, `--mode demo` the console with the service in the tab, `--ssr` Node programs. */
export default defineConfig(({ mode, isSsrBuild }) => ({
  plugins: [react(), awsManagedPolicies()],
  build: {
    outDir: mode === 'demo' ? 'dist/demo' : 'dist/console',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    target: isSsrBuild ? 'node20' : 'es2023',
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'mocks/**/*.test.ts'],
  },
}))
