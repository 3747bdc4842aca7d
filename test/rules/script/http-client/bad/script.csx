public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var client = new HttpClient();
        var other = new System.Net.Http.HttpClient();
        WebRequest.CreateHttp("https://desk.example.com");
        return null;
    }
}
