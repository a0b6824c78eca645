using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Reads one fault from JSON and finds every mistake in it.</summary>
internal sealed class FaultReader
{
    private readonly List<string> _mistakes;
    private readonly FaultFields _fields;
    private readonly JsonElement _element;

    public FaultReader(JsonElement element)
    {
        _element = element;
        _mistakes = [];
        _fields = new FaultFields(element, _mistakes);
    }

    /// <summary>All properties of a fault.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "route", "count", "skip", "delaySeconds", "status", "taken", "logged", "inferenceId", "retryAfter", "body", "text", "encoding", "link",
        "reset", "download", "cutAt", "redirect", "redirectStatus", "words", "fail",
    ];

    public IReadOnlyList<string> Mistakes => _mistakes;

    public SandboxFault Read()
    {
        if (_element.ValueKind != JsonValueKind.Object)
        {
            _mistakes.Add("a fault must be an object");
            return new SandboxFault();
        }

        _mistakes.AddRange(_element.EnumerateObject().Where(item => !Names.Contains(item.Name)).Select(item => $"{item.Name} is not known"));
        var fault = new SandboxFault
        {
            Route = _fields.Word("route", FaultWords.Routes) ?? MissingRoute(),
            Count = _fields.Integer("count") ?? 1,
            Skip = _fields.Integer("skip") ?? 0,
            Delay = _fields.Seconds("delaySeconds"),
            Status = _fields.Integer("status"),
            Taken = _fields.Boolean("taken"),
            Logged = _fields.Boolean("logged"),
            InferenceId = _fields.Boolean("inferenceId"),
            RetryAfter = _fields.Text("retryAfter"),
            Body = _fields.Word("body", FaultWords.Bodies),
            Text = _fields.Text("text"),
            Encoding = _fields.Word("encoding", FaultWords.Encodings),
            Link = _fields.Word("link", FaultWords.Links),
            Reset = _fields.Word("reset", FaultWords.Resets),
            Download = _fields.Word("download", FaultWords.Downloads),
            CutAt = _fields.Integer("cutAt"),
            Redirect = _fields.Text("redirect"),
            RedirectStatus = _fields.Integer("redirectStatus") ?? 307,
            Words = _fields.Text("words"),
            Fail = Failure("fail"),
        };
        _mistakes.AddRange(FaultRules.Mistakes(fault));
        return fault;
    }

    private FaultRoute MissingRoute()
    {
        if (_fields.Find("route") is null)
        {
            _mistakes.Add("route is required: " + string.Join(", ", FaultWords.Routes.Keys));
        }

        return FaultRoute.Any;
    }

    private GenerationFailure? Failure(string name)
    {
        if (_fields.Find(name) is not { } value)
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
