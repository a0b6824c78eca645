using System.Globalization;
using System.Text.RegularExpressions;

namespace AimlMusic.Sandbox;

/// <summary>Creates ids of generations in all formats of the service.</summary>
internal static class GenerationIds
{
    private static readonly Regex _form = new(
        "^([A-Za-z0-9_-]{21}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[A-Za-z0-9./_-]+)?)$", RegexOptions.CultureInvariant);

    /// <summary>Creates an id from the seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="series">The series of the number. Ids of different series are different.</param>
    /// <param name="model">The model; null if it is not known.</param>
    /// <param name="number">The number in the series, from 1.</param>
    public static string Create(SandboxSeed seed, string series, ModelSpec? model, int number)
    {
        var text = series + ":" + number.ToString(CultureInfo.InvariantCulture);
        if (model is { IdStyle: IdStyle.UuidAndModel })
        {
            return seed.Uuid(text) + ":" + model.Id;
        }

        // Every fourth id starts with a dash, like a parameter.
        var id = seed.NanoId(text);
        return number % 4 == 0 ? id.Remove(0, 1).Insert(0, "-") : id;
    }

    public static bool IsWellFormed(string id) => _form.IsMatch(id);
}
