namespace AimlMusic.Sandbox;

/// <summary>The headers of the service's answers.</summary>
internal static class AnswerHeaders
{
    public const string InferenceId = "x-inference-id";
    public const string CreditsUsed = "x-aimlapi-credits-used";
    public const string UsdSpent = "x-aimlapi-usd-spent";

    /// <summary>Not the service's own: it says that an answer came from here.</summary>
    public const string Sandbox = "x-aimlmusic-sandbox";

    /// <summary>Every answer of the service has an id; a page of HTML comes from a proxy, and has none.</summary>
    public static void Sign(HttpResponseMessage answer, string id)
    {
        if (answer.Content?.Headers.ContentType?.MediaType != "text/html" && !answer.Headers.Contains(InferenceId))
        {
            answer.Headers.Add(InferenceId, id);
        }
    }
}
