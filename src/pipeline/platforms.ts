/** What runs a pipeline. */
export const PLATFORMS = ['github', 'azure-devops', 'pre-commit'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** How a connector gets into an environment: updated by pac, or imported with its solution. */
export const ROUTES = ['connector', 'solution'] as const;
export type Route = (typeof ROUTES)[number];
