public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var id = this.Context.OperationId + this.Context . CorrelationId; var uri = this.Context.OriginalRequestUri; this.Context.Logger.LogInformation("this.Context.Secrets"); return null;
    }
}
