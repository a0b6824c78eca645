using System.Globalization;
using System.Text.RegularExpressions;

namespace AimlMusic.Sandbox;

/// <summary>Ids of generations in all the styles that the service uses.</summary>
internal static class GenerationIds
{
    private static readonly Regex _form = new(
        "^([A-Za-z0-9_-]{21}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[A-Za-z0-9./_-]+)?)$", RegexOptions.CultureInvariant);

    /// <summary>An id that follows from the seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="series">What the number counts: ids of two series never meet.</param>
    /// <param name="model">The model; null where none is known.</param>
    /// <param name="number">The number in the series, from 1.</param>
    public static string Create(SandboxSeed seed, string series, ModelSpec? model, int number)
    {
        var text = series + ":" + number.ToString(CultureInfo.InvariantCulture);
        if (model is { IdStyle: IdStyle.UuidAndModel })
        {
            return seed.Uuid(text) + ":" + model.Id;
        }

        // Every fourth id looks like a switch on a command line.
        var id = seed.NanoId(text);
        return number % 4 == 0 ? id.Remove(0, 1).Insert(0, "-") : id;
    }

    public static bool IsWellFormed(string id) => _form.IsMatch(id);
}
