// ServiceNow background script for the Power Platform connector "ServiceNow Service Desk".
// Where: All > System Definition > Scripts - Background, in the scope "global".
// What: creates the OAuth record (table oauth_entity), or adds missing redirect URLs to the one that exists.
// It changes no other field of an existing record, deletes nothing and calls no other system. It never reads, sets or
// prints a client secret: ServiceNow generates one. Run it as often as you like. Try it outside of production first.

var APPLY = false; // false: says what it would do. true: does it.
var INSTANCE = ''; // with records for several instances: the host of this one, as the sheet names it

(function () {
  var TABLE = 'oauth_entity';
  var RECORDS = [
    {
      host: "yourinstance.service-now.com",
      name: "Power Platform - ServiceNow Service Desk",
      clientId: "",
      redirectUrls: [],
      isWaiting: true
    }
  ];
  // Column, value in a new record, label. Columns that the release does not have are left to the form.
  var VALUES = [
    ["type","client","Type"],
    ["active","true","Active"],
    ["access_token_lifespan","1800","Access Token Lifespan"],
    ["refresh_token_lifespan","8640000","Refresh Token Lifespan"],
    ["client_type","integration_as_a_user","Client Type"],
    ["public_client","false","This is a public client"],
    ["use_pkce","false","Always use PKCE"],
    ["scope_restriction_status","unrestricted","Allow access only to APIs in selected scope (off)"],
    ["inbound_grant_type","authz_code","Grant type"],
    ["token_format","opaque","Token Format"]
  ];
  var SCOPES = ["useraccount"];

  var out = [];
  var todo = [];
  function say(text) {
    out.push(text);
  }
  function follow(text) {
    todo.push(text);
  }

  function run() {
    say(APPLY ? 'Mode: APPLY, changes are written.' : 'Mode: dry run, nothing is written. Set APPLY to true to write.');
    if (!new GlideRecord(TABLE).isValid()) return say('STOP: the table ' + TABLE + ' does not exist; is the OAuth plugin active?');
    var chosen = recordsHere();
    for (var i = 0; i < chosen.length; i++) setUp(chosen[i]);
    if (todo.length > 0) {
      say('');
      say('By hand:');
      for (var j = 0; j < todo.length; j++) say(j + 1 + '. ' + todo[j]);
    }
  }

  function thisHost() {
    var match = /^https?:\/\/([^\/:]+)/.exec(String(gs.getProperty('glide.servlet.uri') || ''));
    return match ? match[1].toLowerCase() : '';
  }

  // The records that belong on this instance.
  function recordsHere() {
    var here = thisHost();
    var hosts = {};
    var count = 0;
    var isKnown = false;
    for (var i = 0; i < RECORDS.length; i++) {
      if (!hosts.hasOwnProperty(RECORDS[i].host)) count++;
      hosts[RECORDS[i].host] = true;
      if (RECORDS[i].host === here) isKnown = true;
    }
    var host = INSTANCE || (count === 1 ? RECORDS[0].host : here);
    if (!hosts.hasOwnProperty(host) || (isKnown && host !== here)) {
      var names = [];
      for (var name in hosts) if (hosts.hasOwnProperty(name)) names.push(name);
      say('STOP: this instance calls itself ' + (here || '(unknown)') + '. Set INSTANCE to the right one of: ' + names.join(', '));
      return [];
    }
    if (host !== '' && here !== '' && host !== here)
      say('NOTE: the sheet is for ' + host + ', this instance calls itself ' + here + '. Go on only if that is the same instance.');
    var chosen = [];
    for (var j = 0; j < RECORDS.length; j++) if (RECORDS[j].host === host) chosen.push(RECORDS[j]);
    return chosen;
  }

  function setUp(wanted) {
    say('');
    say('Record "' + wanted.name + '"');
    var id = findRecord(wanted);
    if (id === false) return;
    id = id === '' ? create(wanted) : extend(wanted, id);
    if (id !== false) summary(wanted, id);
  }

  // The sys_id of the record, '' when there is none, false when it is not clear which one is meant.
  function findRecord(wanted) {
    var byName = find('name', wanted.name);
    var byClient = wanted.clientId === '' ? [] : find('client_id', wanted.clientId);
    if (byClient.length === 1) return byClient[0];
    if (byClient.length > 1) return stop('several records have the client ID ' + wanted.clientId + '.');
    if (byName.length > 1) return stop('several records have this name. Keep one, or give the others another name.');
    if (wanted.clientId === '') return byName.length === 1 ? byName[0] : '';
    if (byName.length === 0)
      return stop(
        'no record has the client ID ' + wanted.clientId + ' of the connector. Is this the right instance, and was the record not deleted?'
      );
    return stop(
      'it has the client ID ' + valueOf(byName[0], 'client_id') + ', the connector has ' + wanted.clientId + '. Correct the connector, or rename this record.'
    );
  }

  function stop(reason) {
    say('STOP: ' + reason);
    return false;
  }

  function find(column, value) {
    var ids = [];
    var gr = new GlideRecord(TABLE);
    // A condition on a column that does not exist would match every record.
    if (!gr.isValidField(column)) return ids;
    gr.addQuery(column, value);
    gr.query();
    while (gr.next()) ids.push(String(gr.getUniqueValue()));
    return ids;
  }

  function valueOf(id, column) {
    var gr = new GlideRecord(TABLE);
    return gr.get(id) && gr.isValidField(column) ? String(gr.getValue(column) || '') : '';
  }

  function create(wanted) {
    var gr = new GlideRecord(TABLE);
    gr.initialize();
    if (!gr.isValidField('name') || !gr.isValidField('redirect_url')) return stop('this release has no column name or redirect_url.');
    gr.setValue('name', wanted.name);
    for (var i = 0; i < VALUES.length; i++) {
      if (gr.isValidField(VALUES[i][0])) {
        gr.setValue(VALUES[i][0], VALUES[i][1]);
        say('  ' + VALUES[i][0] + ' = ' + VALUES[i][1]);
      } else say('  ' + VALUES[i][0] + ': this release has no such column');
    }
    if (wanted.redirectUrls.length > 0) {
      gr.setValue('redirect_url', wanted.redirectUrls.join(','));
      say('  redirect_url = ' + wanted.redirectUrls.join(','));
    }
    if (!APPLY) {
      say('WOULD CREATE it.');
      return '';
    }
    var id = gr.insert();
    if (!id) return stop('it was not created; a business rule or a missing right refused it.');
    say('CREATED.');
    if (!isStored(String(id), wanted.redirectUrls)) return false;
    return String(id);
  }

  // Adds the redirect URLs that are missing; what is there stays as it is.
  function extend(wanted, id) {
    var gr = new GlideRecord(TABLE);
    gr.get(id);
    if (gr.isValidField('type') && String(gr.getValue('type') || '') !== 'client')
      return stop(
        'its type is "' + String(gr.getValue('type') || '') + '": it is not for clients that call this instance. Give it another name.'
      );
    if (!gr.isValidField('redirect_url')) return stop('this release has no column redirect_url.');
    var text = String(gr.getValue('redirect_url') || '');
    var missing = missingFrom(text, wanted.redirectUrls);
    if (missing.length === 0) say('EXISTS; ' + (wanted.redirectUrls.length === 0 ? 'no redirect URL to add.' : 'no redirect URL is missing.'));
    else if (!APPLY) say('EXISTS; WOULD ADD redirect URL ' + missing.join(','));
    else {
      var rest = text.replace(/[\s,]+$/, '');
      gr.setValue('redirect_url', (rest === '' ? '' : rest + ',') + missing.join(','));
      if (!gr.update()) return stop('it was not changed; a business rule or a missing right refused it.');
      if (!isStored(id, wanted.redirectUrls)) return false;
      say('EXISTS; ADDED redirect URL ' + missing.join(','));
    }
    if (/\s/.test(text)) say('NOTE: redirect_url holds a blank or a line break. ServiceNow separates by commas only; correct it in the form.');
    compare(gr);
    return id;
  }

  function missingFrom(text, urls) {
    var have = text.split(/[\s,]+/);
    var missing = [];
    for (var i = 0; i < urls.length; i++) if (have.indexOf(urls[i]) < 0) missing.push(urls[i]);
    return missing;
  }

  // A column cuts off what is too long for it without an error.
  function isStored(id, urls) {
    var lost = missingFrom(valueOf(id, 'redirect_url'), urls);
    if (lost.length > 0) say('STOP: redirect_url does not hold ' + lost.join(',') + ' after saving; is the column too short?');
    return lost.length === 0;
  }

  function compare(gr) {
    for (var i = 0; i < VALUES.length; i++) {
      var column = VALUES[i][0];
      if (!gr.isValidField(column)) continue;
      var wanted = VALUES[i][1];
      var is = gr.getValue(column) === null ? '' : String(gr.getValue(column));
      // Booleans come as 1 and 0, and as nothing when they were never set.
      if (wanted === 'true' || wanted === 'false') is = is === '1' || is === 'true' ? 'true' : 'false';
      if (is !== wanted) say('NOTE: ' + VALUES[i][2] + ' (' + column + ') is "' + is + '", the sheet says "' + wanted + '". Not changed.');
    }
  }

  function summary(wanted, id) {
    var clientId = id === '' ? '' : valueOf(id, 'client_id');
    say('Client ID: ' + (clientId || (id === '' ? '(generated when it is created)' : '(not readable)')));
    say('Verify: ' + verifyUrl(wanted, clientId));
    if (id !== '') {
      follow('Client secret of "' + wanted.name + '": show it with the lock icon in the form and hand it over safely, apart from the client ID.');
      if (hasChild('oauth_entity_profile', id) !== true)
        follow('Default profile: open "' + wanted.name + '" in the form and look for a default entry in the related list OAuth Entity Profiles. Without one sign-in may end in access_denied; then make the record in the form.');
    }
    if (SCOPES.length > 0 && (id === '' || hasChild('oauth_entity_auth_scope_mapping', id) !== true))
      follow('Auth scope: link ' + SCOPES.join(', ') + ' to "' + wanted.name + '". On a release without auth scopes there is nothing to do.');
    if (wanted.isWaiting)
      follow('Redirect URL: run the new copy of this script when the maker has created the connector. Until then sign-in ends in "Invalid redirect_uri".');
    follow('Machine Identity Console (Zurich and later): Provider name of "' + wanted.name + '" is Microsoft; look again at "Allow access only to APIs in selected scope", which has to be off.');
  }

  // True or false; null when this release has no such table or column.
  function hasChild(table, id) {
    var gr = new GlideRecord(table);
    if (!gr.isValid() || !gr.isValidField('oauth_entity')) return null;
    gr.addQuery('oauth_entity', id);
    gr.setLimit(1);
    gr.query();
    return Boolean(gr.next());
  }

  function verifyUrl(wanted, clientId) {
    var gr = new GlideRecord(TABLE);
    var columns = ['name', 'client_id', 'redirect_url'];
    for (var i = 0; i < VALUES.length; i++) if (gr.isValidField(VALUES[i][0])) columns.push(VALUES[i][0]);
    var query = clientId === '' ? 'name=' + wanted.name.replace(/\^/g, '^^') : 'client_id=' + clientId;
    return (
      'https://' + (thisHost() || wanted.host || 'INSTANCE') + '/api/now/table/' + TABLE +
      '?sysparm_query=' + encodeURIComponent(query) + '&sysparm_fields=' + columns.join(',') + '&sysparm_limit=2'
    );
  }

  run();
  gs.info(out.join('\n'));
})();
