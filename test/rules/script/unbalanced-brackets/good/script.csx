public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var a = "{ \" ("; var b = @"c:\"; var c = $"{(a == b ? '{' : '}')} {{ "; /* ( */ return null; // }
    }
}
