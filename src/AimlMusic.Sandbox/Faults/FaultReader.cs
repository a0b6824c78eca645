using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Reads one fault from JSON and finds every mistake in it.</summary>
internal sealed class FaultReader(JsonElement element)
{
    private static readonly HashSet<string> _names =
    [
        "route", "count", "skip", "delaySeconds", "status", "taken", "retryAfter", "body",
        "reset", "download", "redirect", "redirectStatus", "words", "fail",
    ];

    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    public SandboxFault Read()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            _mistakes.Add("a fault must be an object");
            return new SandboxFault();
        }

        _mistakes.AddRange(element.EnumerateObject().Where(item => !_names.Contains(item.Name)).Select(item => $"{item.Name} is not known"));
        var fault = new SandboxFault
        {
            Route = Word("route", FaultWords.Routes) ?? MissingRoute(),
            Count = Integer("count") ?? 1,
            Skip = Integer("skip") ?? 0,
            Delay = Seconds("delaySeconds"),
            Status = Integer("status"),
            Taken = Boolean("taken"),
            RetryAfter = Text("retryAfter"),
            Body = Word("body", FaultWords.Bodies),
            Reset = Word("reset", FaultWords.Resets),
            Download = Word("download", FaultWords.Downloads),
            Redirect = Text("redirect"),
            RedirectStatus = Integer("redirectStatus") ?? 307,
            Words = Text("words"),
            Fail = Failure("fail"),
        };
        _mistakes.AddRange(FaultRules.Mistakes(fault));
        return fault;
    }

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private FaultRoute MissingRoute()
    {
        if (Find("route") is null)
        {
            _mistakes.Add("route is required: " + string.Join(", ", FaultWords.Routes.Keys));
        }

        return FaultRoute.Any;
    }

    private T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var word))
        {
            return word;
        }

        _mistakes.Add($"{name} must be one of {string.Join(", ", words.Keys)}");
        return null;
    }

    private int? Integer(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (WholeNumber.Of(value) is { } number and >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        _mistakes.Add($"{name} must be an integer");
        return null;
    }

    private TimeSpan Seconds(string name)
    {
        if (Find(name) is not { } value)
        {
            return TimeSpan.Zero;
        }

        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 86_400 and var seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        _mistakes.Add($"{name} must be a number from 0 to 86400");
        return TimeSpan.Zero;
    }

    private bool? Boolean(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _mistakes.Add($"{name} must be true or false");
        return null;
    }

    private string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        _mistakes.Add($"{name} must be a string");
        return null;
    }

    private GenerationFailure? Failure(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("name", out var title) && title.ValueKind == JsonValueKind.String
            && value.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
        {
            return new GenerationFailure(title.GetString()!, message.GetString()!);
        }

        _mistakes.Add($"{name} must be an object with the strings name and message");
        return null;
    }
}
