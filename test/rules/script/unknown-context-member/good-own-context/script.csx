public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return null;
    }
    private class Row { public Parent Context { get; set; } public int Size() { return this.Context.Length; } }
}
