import { describe, expect, test } from '@jest/globals';
import { operationNames } from '../../src/importer/operation-names.js';
import { summaryForName } from '../../src/importer/operation-summary.js';
import { callOf } from '../../src/importer/paths.js';
import { isChosen } from '../../src/importer/selection.js';
import { labelOf, sentence, summaryOf } from '../../src/importer/texts.js';
import { descriptionFor, titleFor } from '../../src/importer/title.js';

const named = (...operations: readonly string[]): readonly string[] => {
  const list = operations.map((one) => {
    const [method = '', path = '', wanted] = one.split(' ');
    return { method, path, wanted };
  });
  const names = operationNames(list, new Map(), []);
  return list.map(({ method, path }) => names.get(callOf({ method, path })) as string);
};

describe('names of operations', () => {
  test.each([
    ['get /api/x_acme/orders', 'ListOrders', 'List orders'],
    ['get /api/x_acme/v1/orders/{id}', 'GetOrder', 'Get an order'],
    ['post /api/x_acme/v2/orders', 'CreateOrder', 'Create an order'],
    ['put /api/x_acme/orders/{id}', 'UpdateOrder', 'Update an order'],
    ['patch /api/x_acme/orders/{id}', 'UpdateOrder', 'Update an order'],
    ['delete /api/x_acme/orders/{id}', 'DeleteOrder', 'Delete an order'],
    ['get /api/x_acme/orders/{id}/order_lines', 'ListOrderLines', 'List order lines'],
    ['get /api/x_acme/categories/{id}', 'GetCategory', 'Get a category'],
    ['get /api/x_acme/status', 'GetStatus', 'Get a status'],
    ['get /api/x_acme/address', 'GetAddress', 'Get an address'],
    ['post /api/x_acme/orders/{id}/cancel', 'CancelOrder', 'Cancel an order'],
    ['post /api/x_acme/items/{id}/order_now', 'OrderItemNow', 'Order an item now'],
    ['post /api/x_acme/search', 'Search', 'Search'],
    ['get /api/x_acme/shop/orders', 'ListOrders', 'List orders'],
    ['get /api/x_acme/shop/{id}/orders', 'ListShopOrders', 'List shop orders'],
    ['post /api/x_acme/shop/items/{id}/get_invalid_users', 'GetItemInvalidUsers', 'Get item invalid users'],
    ['delete /api/x_acme/shop/cart/{id}/empty', 'EmptyCart', 'Empty a cart'],
    ['post /api/x_acme/shop/requests', 'CreateRequest', 'Create a request'],
    ['post /api/x_acme/update_set/create', 'CreateUpdateSet', 'Create an update set'],
    ['post /api/x_acme/update_set/commit/{id}', 'CommitUpdateSet', 'Commit an update set'],
    ['post /api/x_acme/update_set/commitMultiple', 'CommitMultipleUpdateSets', 'Commit multiple update sets'],
    ['post /api/x_acme/update_set/back_out', 'BackOutUpdateSet', 'Back out an update set'],
    ['get /api/x_acme/change/normal/{id}', 'GetNormalChange', 'Get a normal change'],
    ['get /api/x_acme/changes/{id}/ci', 'GetChangeCi', 'Get a change CI'],
    ['get /api/x_acme', 'GetAcme', 'Get an acme'],
    ['post /api/x_acme/order_lines', 'CreateOrderLine', 'Create an order line'],
    ['get /{id}', 'GetRoot', 'Get a root'],
    ['get /rest/v1.2/getThings', 'ListRestThings', 'List rest things'],
  ])('%s is %s', (operation, id, summary) => {
    expect([named(operation), summaryForName(id)]).toEqual([[id], summary]);
  });

  test.each([
    ['get /2.0/users/{id}/sources', 'ListUserSources', 'List user sources'],
    ['get /api/x_acme/shop/users/current_user', 'GetCurrentUser', 'Get a current user'],
    ['get /api/x_acme/shop/articles/featured', 'ListFeaturedArticles', 'List featured articles'],
    ['get /api/x_acme/shop/articles/most_viewed', 'ListMostViewedArticles', 'List most viewed articles'],
    ['post /a Jobs_SubmitAsOperation', 'JobsSubmitAsOperation', 'Submit jobs as operation'],
    ['get /api/x_acme/shop/größen/{id}', 'GetGrossen', 'Get a grossen'],
    ['get /api/x_acme/shop/%C3%A9tat/{id}', 'GetEtat', 'Get an etat'],
    ['post /a Créer_Équipe', 'CreerEquipe', 'Creer equipe'],
    ['get /a Articles_List', 'ArticlesList', 'List articles'],
    ['get /a Table_List', 'TableList', 'List tables'],
    ['get /a LayoutApi_GetList', 'LayoutApiGetList', 'Get a layout API list'],
    ['get /a Advisors_GetById', 'AdvisorsGetById', 'Get advisors by ID'],
    ['post /a Attachment_Upload', 'AttachmentUpload', 'Upload an attachment'],
    ['post /a OrderPolicy_Create', 'OrderPolicyCreate', 'Create an order policy'],
    ['post /a createANewAccount', 'createANewAccount', 'Create a new account'],
    ['post /a barcode-generator-post', 'BarcodeGeneratorPost', 'Barcode generator post'],
    ['post /a emulationOutput', 'emulationOutput', 'Emulation output'],
    ['post /a applyAllRule', 'applyAllRule', 'Apply all rule'],
    ['get /a listFilters', 'listFilters', 'List filters'],
  ])('%s is %s, which reads %s', (operation, id, summary) => {
    expect([named(operation), summaryForName(id)]).toEqual([[id], summary]);
  });

  test('what the document says that several are returned of is a list', () => {
    const names = operationNames(
      [{ method: 'get', path: '/api/x/product', wanted: undefined, isSeveral: true }],
      new Map(),
      [],
    );
    expect([...names.values()]).toEqual(['ListProducts']);
  });

  test('what one of can be got is a list', () => {
    expect(named('get /api/x/change/normal', 'get /api/x/change/normal/{id}')).toEqual([
      'ListNormalChanges',
      'GetNormalChange',
    ]);
    expect(named('get /api/x/change/model', 'get /api/x/change/model/{id}')).toEqual(['ListModels', 'GetModel']);
    expect(named('get /api/x/category', 'get /api/x/category/{id}')).toEqual(['ListCategories', 'GetCategory']);
    expect(named('get /api/x/inbox', 'get /api/x/inbox/{id}', 'get /api/x/API', 'get /api/x/API/{id}')).toEqual([
      'ListInboxes',
      'GetInbox',
      'ListAPI',
      'GetAPI',
    ]);
  });

  test('PUT beside PATCH has a name of its own', () => {
    expect(named('put /api/x/a/{id}', 'patch /api/x/a/{id}')).toEqual(['ModifyA', 'UpdateA']);
    expect(named('put /a/{id}', 'patch /a/{id}')).toEqual(['ReplaceA', 'UpdateA']);
  });

  test('a name that several want stays with the shortest path, in whatever order they come', () => {
    const operations = [
      'get /api/x_one/v1/orders/{id}',
      'get /api/x_second/orders/{id}',
      'get /api/x_one/orders/{number}/{id}',
    ];
    const names = named(...operations);
    expect(names).toEqual(['GetOrder', 'GetOrderById', 'GetOrderByNumberAndId']);
    expect(named(...[...operations].reverse())).toEqual([...names].reverse());
  });

  test('what several APIs have is told apart by the name of the API', () => {
    const operations = ['get /api/x_acme/shop/orders', 'get /api/x_acme/archive/orders', 'get /api/x_acme/shop/items'];
    expect(named(...operations)).toEqual(['ListShopOrders', 'ListArchiveOrders', 'ListItems']);
  });

  test('names of the document are kept where they are letters and digits', () => {
    expect(named('get /a listOrders', 'get /b get_order-by.id', 'get /c 42', 'get /d LISTORDERS')).toEqual([
      'listOrders',
      'GetOrderById',
      'Call42',
      'LISTORDERS2',
    ]);
  });

  test('names that flows use already are kept, and names of others are not taken', () => {
    const list = [
      { method: 'get', path: '/api/x/orders/{id}', wanted: undefined },
      { method: 'get', path: '/orders/{id}', wanted: undefined },
    ];
    const names = operationNames(list, new Map([['get /api/x/orders/{}', 'GetOrder']]), ['GetOrderById']);
    expect([...names.values()].sort()).toEqual(['GetOrder', 'GetOrder2']);
    expect(names.get('get /api/x/orders/{}')).toBe('GetOrder');
  });
});

test.each([
  ['sys_id', 'Sys ID'],
  ['sysparm_query', 'Query'],
  ['sysparm_', 'Sysparm'],
  ['filter[state]', 'Filter State'],
  ['orderNumber', 'Order Number'],
  ['straßenName', 'Straßen Name'],
  ['prénom_état', 'Prénom État'],
  ['pre\u0301nom', 'Prénom'],
  ['名称', '名称'],
  ['', 'Value'],
])('the label of %s is %s', (name, label) => {
  expect(labelOf(name)).toBe(label);
});

test.each([
  ['True to see all (default: false) ', 'True to see all (default: false).'],
  ['Two\n lines', 'Two lines.'],
  ['Is it?', 'Is it?'],
  ['He said "no."', 'He said "no."'],
  ['Approve <b>now</b>.<br/>Or &lt;later&gt;, 1 < 2 of <table>', 'Approve now. Or <later>, 1 < 2 of.'],
  ['The <instance> of &amp; all', 'The <instance> of &amp; all.'],
  [`${'One two. '.repeat(200)}`, `${'One two. '.repeat(111).trim()}`],
  [`${'word '.repeat(300)}`, `${'word '.repeat(200).trim()}.`],
  ['—', undefined],
  ['', undefined],
  [7, undefined],
])('the sentence of %j', (text, expected) => {
  expect(sentence(text)).toBe(expected);
});

test.each([
  ['Get a/b & c?', 'Get a or b and c'],
  ['List orders...', 'List orders'],
  ['<b>', undefined],
  ['a <b', 'a b'],
  [`${'word '.repeat(30)}`, `${'word '.repeat(15)}word`],
  ['...', undefined],
])('the summary of %j', (text, expected) => {
  expect(summaryOf(text)).toBe(expected);
});

test.each([
  ['Table API', 'ServiceNow Table'],
  ['ServiceNow Orders API connector', 'ServiceNow Orders'],
  ['A very long name of an interface that never ends', 'ServiceNow A very long name'],
  ['API', undefined],
  ['Power Automate', undefined],
  ['', undefined],
])('the title for %j', (given, expected) => {
  expect(titleFor(given)).toBe(expected);
});

test.each([
  ['Allows you to read orders of the shop', 'Allows you to read orders of the shop.'],
  ['The API of orders, in the shop, of all', expect.stringMatching(/^Calls the operations of Shop,/)],
  ['Short', expect.stringMatching(/^Calls/)],
])('the description for %j', (given, expected) => {
  expect(descriptionFor(given, 'Shop')).toEqual(expected);
});

test.each([
  ['ListOrders', true],
  ['listorders', true],
  ['List*', true],
  ['*', true],
  ['GET /api/*/orders', true],
  ['/api/x_acme/*', true],
  ['get /api/*/*/orders', false],
  ['*orders*orders*', false],
  ['Orders', false],
  ['known', false],
  [`${'*a'.repeat(10_000)}`, false],
])('%s chooses: %s', (pattern, expected) => {
  expect(isChosen({ id: 'ListOrders', method: 'get', path: '/api/x_acme/orders', isKnown: false }, pattern)).toBe(
    expected,
  );
});
