using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary><c>base_resp</c>, which tells of a failure where HTTP tells of none.</summary>
internal static class BaseRespField
{
    /// <summary>What went wrong, in the service's words and with its code; null where nothing did.</summary>
    public static string? Read(JsonElement root, AimlMusicConnection connection)
    {
        var answer = root.Child("base_resp");
        if (answer.Number("status_code") is not { } code || code == 0)
        {
            return null;
        }

        var number = code.ToString(CultureInfo.InvariantCulture);
        var said = connection.Line(answer.Text("status_msg") ?? "").TrimEnd('.');
        return said.Length > 0 ? $"{said} (code {number})" : $"code {number}";
    }
}
