using System.Security;

namespace AimlMusic.PowerShell;

/// <summary>Converts a plain string to a SecureString.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Unwrap.Object(inputData) is not string text)
        {
            return inputData;
        }

        SecureString secure = new();
        foreach (var letter in text)
        {
            secure.AppendChar(letter);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
