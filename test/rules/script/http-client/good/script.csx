public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        /* new HttpClient() */ var text = $"new HttpClient() {1}"; return await this.Context.SendAsync(new HttpRequestMessage(), this.CancellationToken);
    }
}
