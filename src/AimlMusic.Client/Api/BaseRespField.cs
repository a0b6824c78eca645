using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>The field <c>base_resp</c>, which can contain an error although the HTTP status is 200.</summary>
internal static class BaseRespField
{
    /// <summary>The message of the error with its code; null if there is no error.</summary>
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
