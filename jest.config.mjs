export default {
  testEnvironment: 'node',
  // Many tests wait for commands that they start: a worker for each core keeps the others busy.
  maxWorkers: '100%',
  // Only a test that hangs is to fail by time, in milliseconds: on a busy machine a command may take long to start.
  testTimeout: 120_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.hbs'],
  // TypeScript sources name the compiled files (NodeNext); the tests run the sources.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-esbuild.mjs', '^.+\\.hbs$': '<rootDir>/scripts/jest-template.mjs' },
};
