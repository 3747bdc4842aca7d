public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var id = Encoding.UTF8.GetString(Convert.FromBase64String(this.Context.OperationId));
        return null;
    }
}
