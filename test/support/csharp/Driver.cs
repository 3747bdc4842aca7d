// Runs scripts over cases: reads them as JSON from the file that is named, and prints what happened as JSON.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public static class Driver
{
    private static readonly CancellationTokenSource Source = new CancellationTokenSource();

    public static int Main(string[] arguments)
    {
        var results = new JArray();
        foreach (JToken given in Parse(File.ReadAllText(arguments[0], Encoding.UTF8)))
        {
            results.Add(RunAsync((JObject)given).GetAwaiter().GetResult());
        }

        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        output.Write(results.ToString(Formatting.None));
        output.Flush();
        return 0;
    }

    private static async Task<JObject> RunAsync(JObject given)
    {
        var script = (ScriptBase)Activator.CreateInstance(Type.GetType((string)given["script"], true));
        var context = new Context(given, Source.Token);
        script.Context = context;
        script.CancellationToken = Source.Token;
        var result = new JObject();
        try
        {
            HttpResponseMessage response = await script.ExecuteAsync();
            byte[] body = response.Content == null ? new byte[0] : await response.Content.ReadAsByteArrayAsync();
            result["status"] = (int)response.StatusCode;
            result["headers"] = HeadersOf(response.Headers, response.Content?.Headers);
            result["body"] = Encoding.UTF8.GetString(body);
            result["undisposed"] = context.Answers.FindAll(answer => !answer.IsDisposed && answer != response.Content).Count;
        }
        catch (Exception exception)
        {
            result["exception"] = exception.ToString();
        }

        result["calls"] = context.Calls;
        return result;
    }

    internal static JArray Parse(string text)
    {
        using (var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None })
        {
            return JArray.Load(reader);
        }
    }

    internal static JObject HeadersOf(HttpHeaders headers, HttpHeaders contentHeaders)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (HttpHeaders some in new[] { headers, contentHeaders })
        {
            if (some == null)
            {
                continue;
            }

            foreach (KeyValuePair<string, IEnumerable<string>> header in some)
            {
                all[header.Key.ToLowerInvariant()] = string.Join(", ", header.Value);
            }
        }

        return JObject.FromObject(all);
    }

    private sealed class Context : IScriptContext
    {
        private readonly JArray answers;
        private readonly CancellationToken token;

        public Context(JObject given, CancellationToken token)
        {
            this.token = token;
            this.answers = (JArray)given["answers"];
            this.OperationId = (string)given["operationId"];
            this.Request = new HttpRequestMessage(new HttpMethod((string)given["method"]), (string)given["url"]);
            if (given["body"] != null)
            {
                this.Request.Content = new StringContent((string)given["body"], Encoding.UTF8, "application/json");
            }

            foreach (JProperty header in ((JObject)given["headers"]).Properties())
            {
                this.Request.Headers.TryAddWithoutValidation(header.Name, (string)header.Value);
            }
        }

        public JArray Calls { get; } = new JArray();

        public List<Answer> Answers { get; } = new List<Answer>();

        public string CorrelationId => "00000000-0000-0000-0000-000000000000";

        public string OperationId { get; }

        public HttpRequestMessage Request { get; }

        public Uri OriginalRequestUri => this.Request.RequestUri;

        public ILogger Logger => null;

        public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cancellationToken != this.token)
            {
                throw new InvalidOperationException("the request cannot be cancelled");
            }

            await Task.Yield();
            string body = request.Content == null ? null : await request.Content.ReadAsStringAsync();
            this.Calls.Add(new JObject
            {
                ["method"] = request.Method.Method,
                ["url"] = request.RequestUri.AbsoluteUri,
                ["headers"] = HeadersOf(request.Headers, request.Content?.Headers),
                ["body"] = body,
            });
            if (this.Calls.Count > this.answers.Count)
            {
                throw new InvalidOperationException("there is no answer left for " + request.RequestUri);
            }

            return this.AnswerOf((JObject)this.answers[this.Calls.Count - 1], request);
        }

        private HttpResponseMessage AnswerOf(JObject given, HttpRequestMessage request)
        {
            var response = new HttpResponseMessage((HttpStatusCode)(int)given["status"]) { RequestMessage = request };
            if ((string)given["body"] != null)
            {
                response.Content = new Answer(Encoding.UTF8.GetBytes((string)given["body"]));
                this.Answers.Add((Answer)response.Content);
            }

            foreach (JProperty header in ((JObject)given["headers"]).Properties())
            {
                foreach (string value in header.Value is JArray values ? values.ToObject<string[]>() : new[] { (string)header.Value })
                {
                    if (!response.Headers.TryAddWithoutValidation(header.Name, value))
                    {
                        response.Content.Headers.TryAddWithoutValidation(header.Name, value);
                    }
                }
            }

            return response;
        }
    }

    private sealed class Answer : ByteArrayContent
    {
        public Answer(byte[] bytes)
            : base(bytes)
        {
        }

        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            this.IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
