/**
 * The policy templates of custom connectors and their parameters.
 * Sources: ppc-properties-schema for the thirteen it describes; published connectors use the others (ppc-connectors).
 */
export interface PolicyTemplate {
  /** The id as most connectors write it; the platform takes several casings. */
  readonly id: string;
  /** Parameters without which it does nothing; names without the prefix `x-ms-apimTemplateParameter.`. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The allowed values of parameters that have a list. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** False where nothing public lists the parameters. */
  readonly isKnown: boolean;
}

export const PARAMETER_PREFIX = 'x-ms-apimTemplateParameter.';
export const OPERATION_NAME = 'x-ms-apimTemplate-operationName';
export const POLICY_SECTION = 'x-ms-apimTemplate-policySection';
export const POLICY_SECTIONS: readonly string[] = ['Request', 'Response', 'Failure'];

/** The value of httpMethod that keeps the verb of the operation. */
export const ORIGINAL_METHOD = '@Request.OriginalHTTPMethod';

const EXISTS = { existsAction: ['override', 'skip', 'append'] };
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', ORIGINAL_METHOD];

const template = (
  id: string,
  required: readonly string[],
  optional: readonly string[] = [],
  values: PolicyTemplate['values'] = {},
): PolicyTemplate => ({ id, required, optional, values, isKnown: true });

const bare = (id: string): PolicyTemplate => ({ id, required: [], optional: [], values: {}, isKnown: false });

const PATHS = ['propertyParentPath', 'newPropertyPath'];

export const POLICY_TEMPLATES: readonly PolicyTemplate[] = [
  template('setheader', ['name', 'value'], ['existsAction'], EXISTS),
  template('setqueryparameter', ['name', 'value'], ['existsAction'], EXISTS),
  template('dynamichosturl', ['urlTemplate']),
  template('routerequesttoendpoint', ['newPath'], ['httpMethod'], { httpMethod: METHODS }),
  template('setproperty', ['newPropertyParentPathTemplate', 'newPropertySubPathTemplate', 'propertyValuePathTemplate']),
  template('pollingtrigger', ['triggerConfig', 'triggerDataPath']),
  template('updatenextlink', ['nextLinkPropertyName'], ['nextLinkParentPropertyPath']),
  template('stringreplace', [...PATHS, 'sourceString', 'replacementString'], ['propertySubPath']),
  template('convertobjecttoarray', PATHS, ['propertySubPath', 'keyName', 'valueName']),
  template('convertarraytoobject', [...PATHS, 'keyWithinCollectionPath'], ['propertySubPath', 'retainKey'], {
    retainKey: ['true', 'false'],
  }),
  template(
    'setvaluefromurl',
    ['parameterTemplate', 'parameterValueUrl', 'parameterValuePathTemplate'],
    ['httpMethod'],
    { httpMethod: ['GET', 'POST', 'PUT'] },
  ),
  template('stringtoarray', [...PATHS, 'delimiterList', 'childPropertyName'], ['propertySubPath']),
  template('encodepropertyvalue', PATHS, ['propertySubPath']),
  bare('dynamicsubdomain'),
  bare('moveproperties'),
  bare('setconnectionstatustounauthenticated'),
];

const BY_ID = new Map(POLICY_TEMPLATES.map((entry) => [entry.id, entry]));

/** A template by its id, in any casing. */
export const policyTemplate = (id: string | undefined): PolicyTemplate | undefined =>
  BY_ID.get(id?.toLowerCase() ?? '');
