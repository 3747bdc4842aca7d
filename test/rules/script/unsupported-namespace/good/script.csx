using System;
using System.Net.Http.Headers;
using static System.Math;
using Http = System.Net.Http.HttpMethod;
using N = System.Xml;
// using System.Reflection;
public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        using (var reader = new StringReader("")) { return null; }
    }
}
