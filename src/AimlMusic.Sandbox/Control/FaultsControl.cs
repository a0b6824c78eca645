using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Adds faults over HTTP.</summary>
internal sealed class FaultsControl(SandboxFaults faults)
{
    public HttpResponseMessage Show()
    {
        var pending = faults.Snapshot();
        return JsonAnswer.Create(200, json =>
        {
            json.WriteNumber("fired", faults.Fired);
            json.WriteStartArray("faults");
            foreach (var fault in pending)
            {
                FaultWriter.Write(json, fault);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Adds one or more faults. If any of them has a mistake, none is added.</summary>
    public HttpResponseMessage Add(SandboxRequest request)
    {
        if (request.Body is not { } body)
        {
            return Mistakes.Answer(["the body must be a JSON object or an array of them"]);
        }

        var elements = body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray()] : new List<JsonElement> { body };
        var mistakes = new List<string>();
        var read = new List<SandboxFault>();
        for (var i = 0; i < elements.Count; i++)
        {
            var reader = new FaultReader(elements[i]);
            read.Add(reader.Read());
            mistakes.AddRange(reader.Mistakes.Select(mistake => body.ValueKind == JsonValueKind.Array ? $"[{i}] {mistake}" : mistake));
        }

        if (mistakes.Count > 0)
        {
            return Mistakes.Answer(mistakes);
        }

        read.ForEach(faults.Add);
        return Show();
    }

    public HttpResponseMessage Clear()
    {
        faults.Clear();
        return Show();
    }
}
