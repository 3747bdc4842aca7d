public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var id = this.Context.OperationId; if (!known.Contains(id)) id = Encoding.UTF8.GetString(Convert.FromBase64String(id));
        return null;
    }
}
