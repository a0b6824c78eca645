namespace AimlMusic.Sandbox;

/// <summary>The answer of a control route to an invalid request.</summary>
internal static class Mistakes
{
    public static HttpResponseMessage Answer(IReadOnlyList<string> mistakes) => JsonAnswer.Create(400, json =>
    {
        json.WriteString("message", string.Join("; ", mistakes));
        json.WriteStartArray("mistakes");
        foreach (var mistake in mistakes)
        {
            json.WriteStringValue(mistake);
        }

        json.WriteEndArray();
    });
}
