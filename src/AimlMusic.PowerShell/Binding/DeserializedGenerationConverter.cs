using System.ComponentModel;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>
/// Converts a deserialized song (Import-Clixml, jobs, remoting) back to a <see cref="MusicGeneration"/>. The types file names this class as
/// the target, because the client's assembly is not loaded yet when PowerShell reads that file. PowerShell accepts any type of result.
/// </summary>
[TypeConverter(typeof(DeserializedGenerationConverter))]
public sealed class DeserializedGenerationConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => destinationType == typeof(DeserializedGenerationConverter);

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        LanguagePrimitives.ConvertTo(sourceValue, typeof(MusicGeneration), formatProvider ?? CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw new NotSupportedException();
}
