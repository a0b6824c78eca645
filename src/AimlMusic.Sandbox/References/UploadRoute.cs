namespace AimlMusic.Sandbox;

/// <summary><c>POST /v2/generate/audio/minimax/upload</c>: returns the ids of the voice and the accompaniment in a recording.</summary>
internal sealed class UploadRoute(ReferenceBook book) : IRoute
{
    private const double Shortest = 10;
    private const double Longest = 600;

    private static readonly ChoiceField _purpose = new("purpose", required: true, "song", "voice", "instrumental");

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (request.Upload is not { } upload)
        {
            return ErrorAnswer.Problem(request, 400, "BadRequestException", "The body is not multipart/form-data.");
        }

        var issues = Issues(upload);
        if (issues.Count > 0)
        {
            return ErrorAnswer.Invalid(request, "Body validation error: see error.data", issues);
        }

        return upload.Seconds switch
        {
            null => BaseAnswer.Refuse(BaseAnswer.InvalidParameter, "invalid params, the file is neither wav nor mp3"),
            <= Shortest or > Longest => BaseAnswer.Refuse(BaseAnswer.InvalidParameter, "invalid params, the audio must be longer than 10s and no more than 10 minutes"),
            _ => Take(upload.Purpose!, request.Time),
        };
    }

    private static List<Issue> Issues(ReferenceUpload upload)
    {
        var issues = new List<Issue>();
        if (upload.Length is null)
        {
            issues.Add(Issue.Missing("file", ["file"]));
        }

        if (upload.Purpose is null)
        {
            issues.Add(Issue.Missing("string", ["purpose"]));
        }
        else
        {
            _purpose.CheckText(upload.Purpose, ["purpose"], issues);
        }

        return issues;
    }

    private HttpResponseMessage Take(string purpose, DateTimeOffset time) => JsonAnswer.Create(200, json =>
    {
        if (purpose is "song" or "voice")
        {
            json.WriteString("voice_id", book.AddVoice(time));
        }

        if (purpose is "song" or "instrumental")
        {
            json.WriteString("instrumental_id", book.AddInstrumental(time));
        }

        BaseAnswer.Write(json, 0, "success");
    });
}
