public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var key = this.Context.ConnectionParameters["api_key"];
        this.Context.Loger.LogInformation("x");
        return null;
    }
}
