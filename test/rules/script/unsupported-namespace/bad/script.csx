using System;
using System.Text.Json;
using static System.Reflection.BindingFlags;
using Json = System.Text.Json.JsonSerializer;
public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
    }
}
