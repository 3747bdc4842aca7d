/**
 * What Microsoft's reviewers and the certification rules of the validator ask of texts and metadata.
 * Source: https://learn.microsoft.com/en-us/connectors/custom-connectors/certification-submission (step 2 and 3) and
 * https://learn.microsoft.com/en-us/connectors/custom-connectors/connector-string-guidance, read 2026-11-23.
 */
export const TITLE_MAX = 30;
export const DESCRIPTION_MIN = 30;
export const DESCRIPTION_MAX = 500;
export const SUMMARY_MAX = 80;

/** The entries of `x-ms-connector-metadata`; published connectors write them in several casings. */
export const METADATA_NAMES: readonly string[] = ['Website', 'Privacy policy', 'Categories'];

export const MAX_CATEGORIES = 2;
export const CATEGORIES: readonly string[] = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
];

/** The sides of an icon in pixels, and its size. */
export const ICON_MIN = 100;
export const ICON_MAX = 230;
export const ICON_MAX_BYTES = 1024 * 1024;

/** Words that a title may not hold. */
export const TITLE_WORDS = /\b(?:APIs?|connectors?)\b/i;
/** Names of Power Platform products, which no text may hold; old spellings too. */
export const PRODUCT_NAMES =
  /\b(?:Power ?(?:Apps?|Automate|Platform|BI|Pages|Virtual Agents?)|Microsoft Flow|(?:Azure )?Logic Apps?|Copilot Studio|AI Builder)\b/i;

/** Characters that reviewers refuse in summaries. Source: pull request 1095 of microsoft/PowerPlatformConnectors. */
export const SUMMARY_CHARACTERS = /[/\\<>*%&?]/;
